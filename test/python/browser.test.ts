import { readFileSync } from 'node:fs';
import process from 'node:process';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assembleBlueprint } from '../../src/blueprint/assemble-blueprint.ts';
import { renderCode } from '../../src/exports/scaffold/render-code.ts';
import { readAnswersFile } from '../../src/intake/read-answers-file.ts';
import { hasPython } from './environment.ts';
import { exampleProjects, type Project, temporaryFolder, writeProject } from './projects.ts';
import { hasChromium, openBrowser, type RunningApp, startApp } from './running-app.ts';

const { folder, remove } = temporaryFolder();
/** Where `npm run app-picture` wants the picture for the README. */
const picture = process.env['APP_PICTURE'];
const patience = { timeout: 45_000, interval: 200 };

describe.skipIf(!hasPython || !hasChromium)('in a browser', () => {
  let browser: Browser;
  const apps: RunningApp[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all(apps.map(({ stop }) => stop()));
    remove();
  });

  test('the sales example shows numbers and charts, and reads again by itself', async () => {
    const { page, errors } = await visit(salesProject());
    await expectFigures(page, 'Live sales dashboard');
    if (picture) await page.screenshot({ path: picture });
    await expectChange(() =>
      page
        .getByText(/^Data as of/)
        .first()
        .textContent(),
    );
    await expectNoFailure(page, errors);
  });

  test('the live page shows new events by itself', async () => {
    const { page, errors } = await visit(tickerProject());
    await expectFigures(page, 'Ticker');
    await page.getByRole('link', { name: 'Live' }).click();
    await page.getByText(/^Last event \d+ s ago/).waitFor();
    await expectChange(() => page.getByTestId('stDataFrame').locator('canvas').first().textContent());
    await expectNoFailure(page, errors);
  });

  /** Starts a project and opens its first page; collects what the browser's console calls an error. */
  async function visit(project: Project) {
    const app = await startApp(writeProject(folder, project));
    apps.push(app);
    const page = await browser.newPage({ viewport: { width: 1000, height: 960 } });
    page.setDefaultTimeout(patience.timeout);
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(app.url);
    return { page, errors };
  }
});

async function expectFigures(page: Page, title: string): Promise<void> {
  await page.getByRole('heading', { name: title, exact: true }).waitFor();
  const metrics = page.getByTestId('stMetricValue');
  await metrics.first().waitFor();
  expect(Number((await metrics.first().textContent())?.replaceAll(',', ''))).toBeGreaterThan(0);
  const marks = page.getByTestId('stVegaLiteChart').first().locator('canvas, svg');
  await marks.first().waitFor();
}

/** Waits until a part of the page reads otherwise, though nobody touched the page. */
async function expectChange(read: () => Promise<string | null>): Promise<void> {
  await expect.poll(read, patience).toBeTruthy();
  const before = await read();
  await expect.poll(read, patience).not.toBe(before);
}

async function expectNoFailure(page: Page, errors: readonly string[]): Promise<void> {
  expect(await page.getByTestId('stException').count()).toBe(0);
  expect(await page.getByTestId('stAlertContentError').count()).toBe(0);
  expect(errors).toEqual([]);
}

function salesProject(): Project {
  const project = exampleProjects.find(({ name }) => name === 'live-sales-dashboard');
  if (!project) throw new Error('there is no example live-sales-dashboard');
  return project;
}

function tickerProject(): Project {
  const text = readFileSync(new URL('../fixtures/answers/websocket-ticker.yaml', import.meta.url), 'utf8');
  const read = readAnswersFile(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const blueprint = assembleBlueprint(read.answers, { toolVersion: '0.0.0', headroom: false });
  return { name: 'websocket-ticker', blueprint, files: renderCode(blueprint) };
}
