/**
 * Draws the screen of a terminal as an SVG picture: a dark window, one text for each piece that looks the same, held to
 * its columns whatever font the reader has.
 * @param {readonly (readonly import('../test/terminal/harness/read-cells.ts').StyledText[])[]} lines
 * @param {{ columns: number, title: string }} window
 */
export function screenSvg(lines, { columns, title }) {
  const width = columns * cellWidth + 2 * margin;
  const height = lines.length * lineHeight + titleHeight + margin;
  const texts = lines.flatMap((pieces, row) => pieces.flatMap((piece) => drawPiece(piece, row)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${height}" viewBox="0 0 ${round(width)} ${height}" role="img" aria-label="${escape(title)}">`,
    `<rect width="100%" height="100%" rx="8" fill="${background}"/>`,
    ...['#ff5f57', '#febc2e', '#28c840'].map(
      (colour, index) => `<circle cx="${18 + index * 18}" cy="17" r="5.5" fill="${colour}"/>`,
    ),
    `<text x="${round(width / 2)}" y="21" text-anchor="middle" ${font} font-size="12" fill="#8b949e">${escape(title)}</text>`,
    `<g ${font} font-size="${fontSize}" fill="${foreground}" xml:space="preserve">`,
    ...texts,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

const fontSize = 13;
const cellWidth = 7.83;
const lineHeight = 17;
const margin = 10;
const titleHeight = 36;
const background = '#0d1117';
const foreground = '#d6dce4';
const font = `font-family="ui-monospace, 'SF Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace"`;

/** The terminal's sixteen colours, chosen for contrast on the background. */
const palette = [
  '#484f58',
  '#ff7b72',
  '#57d364',
  '#e3b341',
  '#79c0ff',
  '#d2a8ff',
  '#56d4dd',
  '#d6dce4',
  '#6e7681',
  '#ffa198',
  '#7ee787',
  '#f2cc60',
  '#a5d6ff',
  '#e2c5ff',
  '#b3f0ff',
  '#ffffff',
];

/**
 * @param {import('../test/terminal/harness/read-cells.ts').StyledText} piece
 * @param {number} row
 */
function drawPiece(piece, row) {
  const x = round(margin + piece.column * cellWidth);
  const length = round(piece.columns * cellWidth);
  const y = titleHeight + row * lineHeight;
  const [ink, paper] = piece.isInverse
    ? [colour(piece.background) ?? background, colour(piece.foreground) ?? foreground]
    : [colour(piece.foreground), colour(piece.background)];
  const rect = paper ? [`<rect x="${x}" y="${y - 1}" width="${length}" height="${lineHeight}" fill="${paper}"/>`] : [];
  if (piece.text.trim() === '') return rect;
  const looks = [
    ink ? ` fill="${ink}"` : '',
    piece.isBold ? ' font-weight="bold"' : '',
    piece.isDim ? ' opacity="0.62"' : '',
    piece.isUnderlined ? ' text-decoration="underline"' : '',
  ].join('');
  return [
    ...rect,
    `<text x="${x}" y="${y + fontSize}" textLength="${length}" lengthAdjust="spacingAndGlyphs"${looks}>${escape(piece.text)}</text>`,
  ];
}

/** @param {number | string | null} value */
function colour(value) {
  if (typeof value !== 'number') return value;
  return palette[value] ?? foreground;
}

/** @param {string} text */
function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll(' ', '\u00A0');
}

/** @param {number} value */
function round(value) {
  return Number(value.toFixed(2));
}
