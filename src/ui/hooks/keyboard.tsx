import {
  createContext,
  useContext,
  useEffect,
  useEffectEvent,
  useInsertionEffect,
  useLayoutEffect,
  useMemo,
  useState,
  type ReactNode,
} from 'react';
import { useInput, usePaste, useStdin } from 'ink';
import { createKeyQueue, type KeyEvent, type KeyQueue, type Layer } from './key-queue.ts';
import { toKeyPresses, type KeyPress } from './key-press.ts';

/**
 * The only reader of the keyboard; wrap the whole app in it. It hands on one press at a time and lets the screen
 * change in between, so that keys typed ahead reach the question they were meant for.
 */
export function KeyboardProvider({ children }: { readonly children: ReactNode }) {
  const [delivered, setDelivered] = useState<{ readonly next: () => void } | null>(null);
  const queue = useMemo(() => createKeyQueue({ afterRender: (next) => setDelivered({ next }) }), []);
  // This update is drawn together with those of the listeners, and a parent's effect comes after its children's: whoever
  // is to hear the next press listens by now. Not at once, or React would take many presses for an endless loop.
  useLayoutEffect(() => {
    if (delivered !== null) setImmediate(delivered.next);
  }, [delivered]);
  useEffect(() => () => queue.close(), [queue]);
  const { setRawMode } = useStdin();
  // Ink listens only after the first frame is drawn; a key pressed at first sight (Ctrl-C above all) must not go to
  // the terminal instead.
  useInsertionEffect(() => {
    setRawMode(true);
    return () => setRawMode(false);
  }, [setRawMode]);
  useInput((input, key) => {
    queue.push(toKeyPresses(input, key).map((press): KeyEvent => ({ type: 'press', press })));
  });
  usePaste((text) => {
    queue.push([{ type: 'paste', text }]);
  });
  return <KeyboardContext value={queue}>{children}</KeyboardContext>;
}

export interface KeyboardOptions {
  /** A listener that is not active hears nothing. Default true. */
  readonly isActive?: boolean;
  /**
   * `control` (default) hears first; `screen` and then `app` hear what no control used, so that a letter typed into a
   * field is never a command. A `question` over everything hears before all of them.
   */
  readonly layer?: Layer;
}

/**
 * Calls `onPress` for each key press and, where given, `onPaste` for each paste. Either returns true when it has used
 * the event; listeners of the layers after it then do not hear of it.
 */
export function useKeyboard(
  onPress: (press: KeyPress) => boolean,
  options: KeyboardOptions & { readonly onPaste?: (text: string) => boolean } = {},
): void {
  const { isActive = true, layer = 'control', onPaste } = options;
  const queue = useContext(KeyboardContext);
  const listener = useEffectEvent((event: KeyEvent): boolean =>
    event.type === 'press' ? onPress(event.press) : (onPaste?.(event.text) ?? false),
  );
  // A layout effect, so that a question drawn after a press already listens when the next press comes.
  useLayoutEffect(() => {
    if (!isActive) return undefined;
    return queue.listen(layer, (event) => listener(event));
  }, [isActive, layer, queue]);
}

// Without a provider (a still picture of a component) there is no keyboard, and nobody calls.
const KeyboardContext = createContext<KeyQueue>(createKeyQueue({ afterRender: () => {} }));
