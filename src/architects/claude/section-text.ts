import { neutraliseText } from '../../document/neutralise-text.ts';
import { type Section, sections } from '../../document/sections.ts';

/**
 * Turns a model's deltas for one section into the section's text: the heading is ours whatever the model wrote, a fence
 * around the whole answer is removed, so are blank lines before the first words, first- and second-level headings inside
 * become third-level, terminal control sequences are neutralised. `ended` turns true when the model goes on into another section, whose text is dropped.
 */
export class SectionText {
  readonly #section: Section;
  #pending = '';
  #fence: string | null = null;
  #wrapped = false;
  #started = false;
  /** Whether anything but blank lines was given out. */
  #hasWords = false;
  #ended = false;

  constructor(section: Section) {
    this.#section = section;
  }

  /** Whether the model has begun a section that it was not asked for. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Takes a delta and gives what can be shown of it now. */
  push(delta: string): string {
    if (this.#ended) return '';
    this.#pending += delta;
    const lastBreak = this.#pending.lastIndexOf('\n');
    if (lastBreak === -1) return '';
    const complete = this.#pending.slice(0, lastBreak);
    this.#pending = this.#pending.slice(lastBreak + 1);
    return complete
      .split('\n')
      .map((line) => this.#shown(line))
      .join('');
  }

  /** What was still held back when the stream ended. */
  finish(): string {
    const rest = this.#pending;
    this.#pending = '';
    return rest === '' || this.#ended ? '' : this.#shown(rest);
  }

  #shown(raw: string): string {
    const text = this.#line(raw);
    if (!this.#hasWords && text.trim() === '') return '';
    this.#hasWords = true;
    return text;
  }

  #line(raw: string): string {
    if (this.#ended) return '';
    const line = neutraliseText(raw.replace(/\r$/, ''));
    if (!this.#started) return this.#beforeText(line);
    if (this.#insideFence(line)) return `${line}\n`;
    if (this.#wrapped && /^`{3,}\s*$/.test(line) && this.#fence === null) {
      this.#wrapped = false;
      return '';
    }
    const heading = /^(#{1,2}) +(.*?)\s*#*$/.exec(line);
    if (!heading) return `${line}\n`;
    const words = heading[2] ?? '';
    if (isHeadingOf(words, this.#section.heading)) return '';
    if (sections.some((other) => isHeadingOf(words, other.heading))) {
      this.#ended = true;
      return '';
    }
    return `### ${words}\n`;
  }

  #beforeText(line: string): string {
    if (line.trim() === '') return '';
    if (/^`{3,}\s*(markdown|md)?\s*$/i.test(line)) {
      this.#wrapped = true;
      return '';
    }
    if (/^#{1,6} /.test(line)) {
      const words = line.replace(/^#+ +/, '').replace(/\s*#*$/, '');
      if (!line.startsWith('# ') || isHeadingOf(words, this.#section.heading)) {
        this.#started = true;
        return isHeadingOf(words, this.#section.heading) || line.startsWith('## ') ? '' : `${line}\n`;
      }
      return '';
    }
    this.#started = true;
    this.#insideFence(line);
    return `${line}\n`;
  }

  /** Follows fences; true when the line is inside one or opens or closes one. */
  #insideFence(line: string): boolean {
    const marker = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
    const ticks = marker?.[1] ?? null;
    const info = marker?.[2]?.trim() ?? '';
    if (this.#fence === null) {
      if (ticks === null || (this.#wrapped && info === '')) return false;
      this.#fence = ticks;
      return true;
    }
    if (ticks !== null && ticks.startsWith(this.#fence) && info === '') this.#fence = null;
    return true;
  }
}

function isHeadingOf(words: string, heading: string): boolean {
  const bare = (text: string) =>
    text
      .toLowerCase()
      .replace(/^[\d.]+\s*/, '')
      .replaceAll(/[^a-z]+/g, ' ')
      .trim();
  return bare(words) === bare(heading);
}
