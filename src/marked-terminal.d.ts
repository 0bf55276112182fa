/** The part of marked-terminal that we use; its published types are for an older marked. */
declare module 'marked-terminal' {
  import type { MarkedExtension } from 'marked';

  type Paint = (text: string) => string;

  export interface TerminalOptions {
    code?: Paint;
    blockquote?: Paint;
    html?: Paint;
    heading?: Paint;
    firstHeading?: Paint;
    hr?: Paint;
    listitem?: Paint;
    list?: (body: string, ordered: boolean, indent: string) => string;
    table?: Paint;
    paragraph?: Paint;
    strong?: Paint;
    em?: Paint;
    codespan?: Paint;
    del?: Paint;
    link?: Paint;
    href?: Paint;
    text?: Paint;
    image?: (href: string, title: string, text: string) => string;
    unescape?: boolean;
    emoji?: boolean;
    width?: number;
    showSectionPrefix?: boolean;
    reflowText?: boolean;
    tab?: number | string;
    tableOptions?: Record<string, unknown>;
  }

  export interface HighlightOptions {
    language?: string;
    ignoreIllegals?: boolean;
    theme?: Record<string, Paint>;
  }

  export function markedTerminal(options?: TerminalOptions, highlight?: HighlightOptions): MarkedExtension;
}
