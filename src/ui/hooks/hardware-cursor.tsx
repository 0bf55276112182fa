import { useLayoutEffect, useState, type RefObject } from 'react';
import { measureElement, useCursor, useWindowSize, type DOMElement } from 'ink';

/**
 * Puts the terminal's own cursor `column` columns into the box `within`, where input methods and screen readers
 * look for it. Draw it only while its control is active: the last one drawn wins.
 */
export function HardwareCursor({
  within,
  column,
}: {
  readonly within: RefObject<DOMElement | null>;
  readonly column: number;
}) {
  const { setCursorPosition } = useCursor();
  const [origin, setOrigin] = useState<{ readonly x: number; readonly y: number }>();
  // Drawing again at a resize is the point: boxes move then.
  useWindowSize();
  // A box's place is known only after layout, and any drawing may have moved it; the state settles at once because
  // an unchanged place keeps the same object.
  // oxlint-disable-next-line react/exhaustive-deps -- it must run after every drawing, as said above
  useLayoutEffect(() => {
    if (within.current === null) return;
    const { x, y } = measureElement(within.current);
    // oxlint-disable-next-line react/set-state-in-effect -- Ink has no event for "moved on the screen"
    setOrigin((known) => (known?.x === x && known.y === y ? known : { x, y }));
  });
  setCursorPosition(origin === undefined ? undefined : { x: origin.x + column, y: origin.y });
  return null;
}
