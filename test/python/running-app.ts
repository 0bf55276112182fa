import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { type Browser, chromium } from 'playwright-core';
import { available, pythonFolder } from './environment.ts';

const executablePath = '/usr/bin/chromium';

/** Whether Debian's Chromium is there. */
export const hasChromium = available('Chromium', existsSync(executablePath), 'apt-get install chromium');

export interface RunningApp {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Starts a project with `streamlit run` on a free port, on sample data; resolves when it can be visited. */
export async function startApp(folder: string): Promise<RunningApp> {
  const port = await freePort();
  const options = { headless: 'true', address: '127.0.0.1', port: String(port), fileWatcherType: 'none' };
  const args = Object.entries(options).flatMap(([name, value]) => [`--server.${name}`, value]);
  const app = spawn(path.join(pythonFolder, 'bin/streamlit'), ['run', 'app.py', ...args], {
    cwd: folder,
    env: { ...process.env, SAMPLE_DATA: '', PYTHONUNBUFFERED: '1', STREAMLIT_BROWSER_GATHER_USAGE_STATS: 'false' },
  });
  const ended = new Promise<void>((resolve) => app.once('exit', () => resolve()));
  let printed = '';
  await new Promise<void>((resolve, reject) => {
    const listen = (text: Buffer) => {
      printed += text.toString();
      if (printed.includes('URL:')) resolve();
    };
    app.stdout.on('data', listen);
    app.stderr.on('data', listen);
    app.once('error', reject);
    app.once('exit', () => reject(new Error(`streamlit run ended: ${printed}`)));
  });
  const stop = async () => {
    app.kill();
    await ended;
  };
  return { url: `http://127.0.0.1:${port}/`, stop };
}

/** A headless Chromium with a profile of its own, which reaches for nothing but the pages it is sent to. */
export function openBrowser(): Promise<Browser> {
  const quiet = ['background-networking', 'component-update', 'sync', 'gpu', 'quic'].map((name) => `--disable-${name}`);
  return chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--no-first-run', ...quiet] });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
