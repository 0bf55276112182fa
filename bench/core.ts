import { readdir, readFile } from 'node:fs/promises';
import { createBuiltinArchitect } from '../src/architects/builtin/builtin-architect.ts';
import { assembleBlueprint } from '../src/blueprint/assemble-blueprint.ts';
import type { Blueprint } from '../src/blueprint/blueprint.ts';
import { decide } from '../src/decisions/decide.ts';
import { measureHeadroom } from '../src/decisions/headroom.ts';
import { measureRelevance } from '../src/decisions/relevance.ts';
import type { Answers } from '../src/intake/answers.ts';
import { readAnswersFile } from '../src/intake/answers-file.ts';
import { exampleNames, exampleText } from '../src/intake/examples.ts';
import { path } from '../src/intake/interview.ts';
import { resolveWorkload } from '../src/sizing/resolve-workload.ts';
import { sizeWorkload } from '../src/sizing/size-workload.ts';

const rounds = 11;

/** What each may take on the machine that this was written on, in milliseconds; relevance of a thorough interview. */
const aims = { core: 5, headroom: 200, relevance: 300 };

/**
 * What each job costs for each example and each answers file of the tests, as a multiple of its blueprint going to JSON
 * and back, beside what it may cost; medians.
 */
export async function measureAll(): Promise<Readonly<Record<string, Readonly<Record<string, string>>>>> {
  const rows: Record<string, Record<string, string>> = {};
  for (const { name, text } of await cases()) {
    const answers = answersIn(name, text);
    const blueprint = assembleBlueprint(answers, { toolVersion: 'bench' });
    const floor = () => JSON.parse(JSON.stringify(blueprint)) as unknown;
    const floorMs = await median(() => cpuOf(floor));
    const aim = (milliseconds: number) => `${(milliseconds / floorMs).toFixed(1)}×`;
    rows[name] = {
      'floor, ms': floorMs.toFixed(2),
      core: await timesFloor(() => decide(sizeWorkload(resolveWorkload(answers))), floor),
      [`aim (${aims.core} ms)`]: aim(aims.core),
      headroom: await timesFloor(() => measureHeadroom(answers, blueprint.decisions), floor),
      [`aim (${aims.headroom} ms)`]: aim(aims.headroom),
      relevance: await timesFloor(() => measureRelevance(answers, path({ answers, depth: 'thorough' })), floor),
      [`aim (${aims.relevance} ms)`]: aim(aims.relevance),
      document: await timesFloor(() => writeDocument(blueprint), floor),
    };
  }
  return rows;
}

async function cases() {
  const folder = 'test/fixtures/answers';
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));
  const files = names.map(async (name) => ({ name, text: await readFile(`${folder}/${name}`, 'utf8') }));
  return [...exampleNames.map((name) => ({ name, text: exampleText(name) })), ...(await Promise.all(files))];
}

function answersIn(name: string, text: string): Answers {
  const reading = readAnswersFile(text);
  if (!reading.ok) throw new Error(`${name} does not read`);
  return reading.answers;
}

async function writeDocument(blueprint: Blueprint): Promise<void> {
  const options = { finished: new Map(), signal: new AbortController().signal };
  for await (const event of createBuiltinArchitect().write(blueprint, options)) {
    if (event.type === 'failed') throw new Error(event.message);
  }
}

type Job = () => unknown;

/** Each round measures the job beside the floor, so that what else the machine does touches both. */
async function timesFloor(job: Job, floor: Job): Promise<string> {
  await cpuOf(job);
  return `${(await median(async () => (await cpuOf(job)) / (await cpuOf(floor)))).toFixed(1)}×`;
}

async function median(measure: () => Promise<number>): Promise<number> {
  const found: number[] = [];
  for (let round = 0; round < rounds; round += 1) found.push(await measure());
  return found.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
}

/** Milliseconds of processor time of one run, averaged over as many as fill 50 ms. */
async function cpuOf(job: Job): Promise<number> {
  const before = process.cpuUsage();
  let runs = 0;
  let spent = 0;
  while (spent < 50) {
    await job();
    runs += 1;
    const { user, system } = process.cpuUsage(before);
    spent = (user + system) / 1000;
  }
  return spent / runs;
}
