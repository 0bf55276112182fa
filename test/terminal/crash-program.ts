/** The screens over ports that have a defect, of the kind that the argument names. */
import { screenEnding } from '../../src/commands/screen-ending.ts';
import type { Ports } from '../../src/ui/ports.ts';
import { runInterview } from '../../src/ui/run-app.tsx';

const defect = process.argv[2];

const missing = () => {
  throw new RangeError('nothing of this is needed here');
};
const ports: Ports = {
  version: '0.0.0',
  settings: { model: null, base_url: null, output_folder: null, theme: 'auto', depth: 'standard' },
  newSessionId: () => 'design-0000',
  saveInterview: missing,
  listSessions: async () => {
    if (defect === 'promise') throw new RangeError('the index is gone');
    // What a screen cannot draw, whatever the types promise.
    return { entries: null as unknown as readonly [], notices: [] };
  },
  openSession: missing,
  readAnswers: missing,
  previewArchitect: missing,
  previewSent: missing,
  previewUpdate: missing,
  defaultOutput: missing,
  checkOutput: missing,
  askSomebody: missing,
  writeDesign: missing,
  openFile: missing,
};

const ending = screenEnding();
try {
  await runInterview(ports, null, { colour: true, glyphs: 'unicode' }, ending.signal);
} catch (error) {
  process.stdout.write(`Told on the main screen: ${String(error)}\n`);
  process.exitCode = 70;
} finally {
  ending.stop();
}
