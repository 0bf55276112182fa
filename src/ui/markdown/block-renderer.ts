import { Marked, type RendererObject, type Token, type Tokens } from 'marked';
import { markedTerminal } from 'marked-terminal';
import { neutraliseText } from '../../document/neutralise-text.ts';
import { decodeEntities } from './decode-entities.ts';
import { highlightLine, type CodeState } from './highlight-code.ts';
import { createPaints, type Paints } from './paint.ts';
import {
  drawTableHead,
  drawTableRow,
  layOutTable,
  withSpareRoom,
  type TableLayout,
  type TableLooks,
} from './table-layout.ts';
import { breakStyled, styledWidth, wrapStyled } from './wrap-styled.ts';

export interface MarkdownLooks {
  readonly color: boolean;
  /** Symbols for bullets, quotes and tables. Default `unicode`. */
  readonly glyphs?: 'unicode' | 'ascii';
}

/** Renders Markdown block by block into terminal lines, none wider than its width. */
export interface BlockRenderer {
  lex(markdown: string): Token[];
  /** The lines of one block; none for a block that shows nothing. */
  render(block: Token): string[];
  /** A paragraph that goes on from `lead`, the styled beginning of its first line. */
  renderParagraph(lead: string, tokens: Token[]): string[];
  renderCodeLine(
    line: string,
    language: string,
    state: CodeState,
  ): { readonly lines: string[]; readonly state: CodeState };
  /** A layout fixed before the table's last row is known. */
  layOutOpenEnded(table: Tokens.Table): TableLayout;
  /** The rows of a table from `first` on, with its head when that is 0. */
  renderRows(table: Tokens.Table, layout: TableLayout, first: number, hasHead: boolean): string[];
}

/**
 * marked-terminal 7.3.1 renders headings, paragraphs and inline styles here. Its defects are corrected in this file
 * and nowhere else, by renderers that take precedence over its own:
 *
 * 1. tight list items printed their Markdown raw: `text`
 * 2. code in a list item ran into the line, 3. ordered lists began at 1, 4. items were not wrapped, 7. nested lists
 *    had blank lines of spaces: `list`
 * 5. tables ignored the width and the alignment: `table`
 * 6. every span reset all styles: the styles are ours (paint.ts), which close only what they opened
 * 8. the lines of a quotation merged: `blockquote`
 * 9. character references stayed undecoded: `text`
 * 10. unknown languages made highlight.js write to stderr: `code`, with a highlighter of our own
 * 11. emoji shortcodes changed the text: turned off
 * 12. colour was one switch for the process: `looks.color`
 * 13. links depended on the environment: `link`
 */
export function createBlockRenderer(width: number, looks: MarkdownLooks): BlockRenderer {
  const paints = createPaints(looks.color);
  const symbols = looks.glyphs === 'ascii' ? ASCII : UNICODE;
  const tableLooks: TableLooks = { ...symbols, head: paints.strong, muted: paints.muted };
  // Lists and quotations narrow it for what they contain.
  let room = Math.max(1, width);

  let depth = 0;

  const within = (indent: number, draw: () => string): string => {
    if (depth >= DEEPEST) throw new RangeError('Nested too deep to draw');
    const outer = room;
    room = Math.max(1, outer - indent);
    depth += 1;
    try {
      return draw();
    } finally {
      room = outer;
      depth -= 1;
    }
  };
  const wrap = (text: string): string => wrapStyled(text, room).join('\n');

  const codeLine = (line: string, language: string, state: CodeState): { lines: string[]; state: CodeState } => {
    const { text, state: next } = highlightLine(line.replaceAll('\t', '    '), language, state, paints);
    if (text.trim() === '') return { lines: [''], state: next };
    const lines = breakStyled(text, room - CODE_INDENT.length).map((piece) => CODE_INDENT + piece);
    return { lines, state: next };
  };

  const rendererOf = (): RendererObject => ({
    text(token) {
      if ('tokens' in token && token.tokens !== undefined) return `${wrap(this.parser.parseInline(token.tokens))}\n`;
      // marked itself turns numeric references into characters, control characters too.
      return oneLine(neutraliseText(decodeEntities(token.text)));
    },
    code(token) {
      const language = /^\S*/.exec(token.lang ?? '')?.[0] ?? '';
      let state: CodeState = null;
      const lines: string[] = [];
      for (const line of token.text.split('\n')) {
        const drawn = codeLine(line, language, state);
        lines.push(...drawn.lines);
        ({ state } = drawn);
      }
      return section(lines.join('\n'));
    },
    blockquote(token) {
      const body = within(2, () => this.parser.parse(token.tokens)).replace(/^\n+|\n+$/g, '');
      return section(
        body
          .split('\n')
          .map((line) => `${paints.muted(symbols.bar)} ${line}`.trimEnd())
          .join('\n'),
      );
    },
    list(token) {
      const first = token.start === '' ? 1 : token.start;
      const markers = token.items.map((item, index) => markerOf(item, token.ordered ? first + index : null, symbols));
      const indent = Math.max(...markers.map(styledWidth));
      const items = token.items.map((item, index) => {
        const tokens = item.tokens[0]?.type === 'checkbox' ? item.tokens.slice(1) : item.tokens;
        const body = within(indent, () => this.parser.parse(tokens)).replace(/^\n+|\n+$/g, '');
        const lead = (markers[index] ?? '').padStart(token.ordered ? indent : 0).padEnd(indent);
        return hang(body.split('\n'), lead);
      });
      return section(items.join(token.loose ? '\n\n' : '\n'));
    },
    checkbox: (token) => boxOf(token.checked),
    table(token) {
      const cells = [token.header, ...token.rows].map((row) => row.map((cell) => this.parser.parseInline(cell.tokens)));
      return section(drawRows(cells, layOutTable(cells, token.align, room), 0, true).join('\n'));
    },
    html(token) {
      const text = token.text.replaceAll('\t', ' ').replace(/<!--[^]*?(?:-->|$)/g, '');
      if (!('block' in token) || !token.block)
        return /^<br\s*\/?>$/i.test(text) ? '\n' : paints.muted(text.replaceAll('\n', ' '));
      return section(
        text
          .trim()
          .split('\n')
          .map((line) => wrap(paints.muted(line)))
          .join('\n'),
      );
    },
    codespan: (token) => (looks.color ? paints.code(oneLine(token.text)) : `\`${oneLine(token.text)}\``),
    link(token) {
      const text = this.parser.parseInline(token.tokens);
      const isShownAlready = token.href.startsWith('#') || token.href.replace(/^mailto:/, '') === token.text;
      return isShownAlready ? paints.link(text) : `${text} (${paints.link(oneLine(token.href))})`;
    },
    image: (token) =>
      `${token.text === '' ? 'image' : oneLine(decodeEntities(token.text))} (${paints.link(oneLine(token.href))})`,
  });

  const drawRows = (cells: string[][], layout: TableLayout, first: number, hasHead: boolean): string[] => {
    const [head = [], ...rows] = cells;
    const drawn = rows
      .slice(first)
      .flatMap((row, index) =>
        drawTableRow(row, head, layout, tableLooks, { isFirst: hasHead && index === 0, width: room }),
      );
    return hasHead ? [...drawTableHead(head, layout, tableLooks), ...drawn] : drawn;
  };

  const marked = new Marked(markedTerminal(terminalOptions(paints, symbols, wrap, () => room)), {
    renderer: rendererOf(),
  });
  const inline = (tokens: Token[]): string => {
    // `parser` renders blocks only; a paragraph of these tokens, as wide as it likes, is their text.
    const outer = room;
    room = Number.MAX_SAFE_INTEGER;
    try {
      return marked.parser([{ type: 'paragraph', raw: '', text: '', tokens }]).replace(/\n+$/, '');
    } finally {
      room = outer;
    }
  };
  const cellsOf = (table: Tokens.Table): string[][] =>
    [table.header, ...table.rows].map((row) => row.map((cell) => inline(cell.tokens)));
  const fit = (lines: string[]): string[] =>
    lines.flatMap((line) => (styledWidth(line) > width ? breakStyled(line, width) : line));

  return {
    lex: (markdown) => marked.lexer(markdown),
    render(block) {
      try {
        const text = marked.parser([block]).replace(/\n+$/, '');
        return text === '' ? [] : fit(text.split('\n'));
      } catch (error) {
        // What is nested too deep can still be read as it was written.
        if (error instanceof RangeError) return wrapStyled(block.raw.replaceAll('\t', '    ').trimEnd(), width);
        throw error;
      }
    },
    renderParagraph: (lead, tokens) => wrapStyled(lead + inline(tokens), room),
    renderCodeLine(line, language, state) {
      const drawn = codeLine(line, language, state);
      return { ...drawn, lines: fit(drawn.lines) };
    },
    layOutOpenEnded: (table) => withSpareRoom(layOutTable(cellsOf(table), table.align, room), room),
    renderRows: (table, layout, first, hasHead) => fit(drawRows(cellsOf(table), layout, first, hasHead)),
  };
}

/** marked-terminal's own settings: our styles for all of its own, and no emoji. */
function terminalOptions(
  paints: Paints,
  symbols: typeof UNICODE,
  wrap: (text: string) => string,
  room: () => number,
): Parameters<typeof markedTerminal>[0] {
  const leave = (text: string): string => text;
  return {
    emoji: false,
    unescape: false,
    showSectionPrefix: true,
    firstHeading: (text) => wrap(paints.title(text)),
    heading: (text) => wrap(paints.heading(text)),
    paragraph: wrap,
    hr: () => paints.muted(symbols.rule.repeat(room())),
    strong: paints.strong,
    em: paints.emphasis,
    del: paints.struck,
    html: leave,
    text: leave,
    listitem: leave,
    table: leave,
    link: leave,
    href: leave,
    code: leave,
    codespan: leave,
    blockquote: leave,
  };
}

function section(text: string): string {
  return text.trim() === '' ? '' : `${text}\n\n`;
}

function hang(lines: readonly string[], lead: string): string {
  const indent = ' '.repeat(lead.length);
  return lines
    .map((line, index) => (index === 0 ? lead + line : line === '' ? '' : indent + line))
    .join('\n')
    .trimEnd();
}

function markerOf(item: Tokens.ListItem, number: number | null, symbols: typeof UNICODE): string {
  const marker = number === null ? symbols.bullet : `${number}.`;
  const [first] = item.tokens;
  return first?.type === 'checkbox' ? `${marker} ${boxOf(item.checked === true)}` : `${marker} `;
}

function boxOf(isChecked: boolean): string {
  return isChecked ? '[x] ' : '[ ] ';
}

function oneLine(text: string): string {
  return text.replace(/[\n\t]/g, ' ');
}

const CODE_INDENT = '  ';

/** Lists and quotations inside one another; deeper, an indent per level leaves no room for text. */
const DEEPEST = 40;

const UNICODE = { bullet: '•', bar: '│', rule: '─', crossing: '┼' };

const ASCII = { bullet: '*', bar: '|', rule: '-', crossing: '+' };
