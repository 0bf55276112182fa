import DOMPurify from 'dompurify';

// Mermaid asks for a sanitiser that needs a browser; parsing uses none of it.
DOMPurify.addHook ??= () => undefined;
DOMPurify.removeHook ??= () => undefined;
DOMPurify.sanitize ??= ((text: string) => text) as typeof DOMPurify.sanitize;

/** What Mermaid's own parser has against a diagram; null when nothing. */
export async function mermaidFault(diagram: string): Promise<string | null> {
  const { default: mermaid } = await import('mermaid');
  try {
    await mermaid.parse(diagram);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
