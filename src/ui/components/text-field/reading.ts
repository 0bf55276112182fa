/** How a field reads what stands in it: a rendering of its meaning, or why it has none. */
export type Reading =
  | { readonly type: 'reads'; readonly text: string }
  | { readonly type: 'problem'; readonly text: string };
