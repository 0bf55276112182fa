import { describe, expect, test } from 'vitest';
import { createKeyQueue, type KeyEvent } from '../../../src/ui/hooks/key-queue.ts';

const press = (text: string): KeyEvent => ({
  type: 'press',
  press: { name: 'text', text, ctrl: false, alt: false, shift: false },
});
const textOf = (event: KeyEvent): string => (event.type === 'press' ? event.press.text : event.text);

/** A queue whose screen is drawn when the test says so. */
function drawnByHand() {
  const drawings: (() => void)[] = [];
  const queue = createKeyQueue({ afterRender: (next) => void drawings.push(next) });
  return { queue, draw: () => drawings.shift()?.() };
}

describe('the queue of keys', () => {
  test('the first is heard at once, the next when the screen has been drawn', () => {
    const { queue, draw } = drawnByHand();
    const heard: string[] = [];
    queue.listen('control', (event) => heard.push(textOf(event)) > 0);
    queue.push([press('a'), press('b')]);
    expect(heard).toEqual(['a']);
    draw();
    expect(heard).toEqual(['a', 'b']);
  });

  test('what comes after a screen change goes to the new listener', () => {
    const { queue, draw } = drawnByHand();
    const heard: string[] = [];
    const leave = queue.listen('control', (event) => heard.push(`first ${textOf(event)}`) > 0);
    queue.push([press('a'), press('b')]);
    leave();
    queue.listen('control', (event) => heard.push(`second ${textOf(event)}`) > 0);
    draw();
    expect(heard).toEqual(['first a', 'second b']);
  });

  test('the screen hears only what no control used, the app only what neither did', () => {
    const { queue, draw } = drawnByHand();
    const heard: string[] = [];
    queue.listen('app', (event) => heard.push(`app ${textOf(event)}`) > 0);
    queue.listen('screen', (event) => (textOf(event) === 's' ? heard.push('screen s') > 0 : false));
    queue.listen('control', (event) => (textOf(event) === 'c' ? heard.push('control c') > 0 : false));
    for (const key of ['c', 's', 'x']) {
      queue.push([press(key)]);
      draw();
    }
    expect(heard).toEqual(['control c', 'screen s', 'app x']);
  });

  test('a closed queue is silent', () => {
    const { queue, draw } = drawnByHand();
    const heard: string[] = [];
    queue.listen('control', (event) => heard.push(textOf(event)) > 0);
    queue.push([press('a'), press('b')]);
    queue.close();
    draw();
    queue.push([press('c')]);
    expect(heard).toEqual(['a']);
  });
});
