/** Styles a text with terminal colours; where the text is already styled inside, the outer style goes on after it. */
export type Paint = (text: string) => string;

/** The looks of a document in the terminal. */
export interface Paints {
  readonly strong: Paint;
  readonly emphasis: Paint;
  readonly struck: Paint;
  readonly title: Paint;
  readonly heading: Paint;
  readonly code: Paint;
  readonly link: Paint;
  readonly muted: Paint;
  readonly keyword: Paint;
  readonly string: Paint;
  readonly number: Paint;
}

/** The paints of a document: the terminal's own sixteen colours, or none at all. */
export function createPaints(color: boolean): Paints {
  return color ? COLOURED : UNPAINTED;
}

function paint(open: number, close: number): Paint {
  const start = `\u001B[${open}m`;
  const end = `\u001B[${close}m`;
  return (text) => (text === '' ? '' : `${start}${text.replaceAll(end, end + start)}${end}`);
}

function both(outer: Paint, inner: Paint): Paint {
  return (text) => outer(inner(text));
}

const bold = paint(1, 22);
const underlined = paint(4, 24);
const cyan = paint(36, 39);
const leave: Paint = (text) => text;

const COLOURED: Paints = {
  strong: bold,
  emphasis: paint(3, 23),
  struck: paint(9, 29),
  title: both(bold, both(underlined, cyan)),
  heading: both(bold, cyan),
  code: paint(33, 39),
  link: both(underlined, paint(34, 39)),
  muted: paint(90, 39),
  keyword: paint(35, 39),
  string: paint(32, 39),
  number: paint(36, 39),
};

const UNPAINTED: Paints = {
  strong: leave,
  emphasis: leave,
  struck: leave,
  title: leave,
  heading: leave,
  code: leave,
  link: leave,
  muted: leave,
  keyword: leave,
  string: leave,
  number: leave,
};
