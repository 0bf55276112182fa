/** What the braces of a catalogue's texts stand for; null where this design has no such figure. */
export type Figures = Readonly<Record<string, string | null>>;

/** The text with each `{name}` replaced; null when one of them has no figure. Throws a RangeError for an unknown name. */
export function fillText(text: string, figures: Figures): string | null {
  let lacking = false;
  const filled = text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (!Object.hasOwn(figures, name)) throw new RangeError(`no figure is called ${name}, in "${text}"`);
    const figure = figures[name] ?? null;
    if (figure === null) lacking = true;
    return figure ?? '';
  });
  return lacking ? null : filled;
}

/** Fills several texts with the same figures; null as soon as one of them lacks a figure. */
export function fillTexts<Names extends string>(
  texts: Readonly<Record<Names, string>>,
  figures: Figures,
): Readonly<Record<Names, string>> | null {
  const filled = Object.entries<string>(texts).map(([name, text]) => [name, fillText(text, figures)] as const);
  if (filled.some(([, text]) => text === null)) return null;
  return Object.fromEntries(filled) as Record<Names, string>; // the same names as went in
}
