import { wrapText } from '../components/text/fit-text.ts';
import type { PanelLine } from './panel-lines.ts';

/** A text as lines of a width, all indented alike. */
export function wrappedLines(text: string, width: number, indent: number, tone: PanelLine['tone']): PanelLine[] {
  return wrapText(text, width - indent).map((line) => ({ text: ' '.repeat(indent) + line, tone }));
}

export const blankLine: PanelLine = { text: '', tone: 'plain' };
