import type { KeyPress } from '../../hooks/key-press.ts';
import type { EditIntention } from './edit-text.ts';

/** What a press means in a text field; undefined when the field has no use for it. */
export function editIntention(press: KeyPress): EditIntention | undefined {
  const { name, ctrl, alt } = press;
  switch (name) {
    case 'left':
      return { type: ctrl || alt ? 'moveWordLeft' : 'moveLeft' };
    case 'right':
      return { type: ctrl || alt ? 'moveWordRight' : 'moveRight' };
    case 'home':
      return { type: 'moveToStart' };
    case 'end':
      return { type: 'moveToEnd' };
    case 'backspace':
      return { type: ctrl || alt ? 'deleteWord' : 'deleteBackward' };
    case 'delete':
      return { type: ctrl || alt ? 'deleteWordForward' : 'deleteForward' };
    case 'text':
      if (ctrl) return WITH_CTRL[press.text];
      if (alt) return WITH_ALT[press.text];
      return { type: 'insert', text: press.text };
    case 'enter':
    case 'escape':
    case 'tab':
    case 'up':
    case 'down':
    case 'pageUp':
    case 'pageDown':
      return undefined;
  }
}

const WITH_CTRL: Readonly<Record<string, EditIntention>> = {
  a: { type: 'moveToStart' },
  e: { type: 'moveToEnd' },
  d: { type: 'deleteForward' },
  h: { type: 'deleteBackward' },
  w: { type: 'deleteWord' },
  u: { type: 'deleteToStart' },
  k: { type: 'deleteToEnd' },
  y: { type: 'yank' },
  z: { type: 'undo' },
  _: { type: 'undo' },
};

const WITH_ALT: Readonly<Record<string, EditIntention>> = {
  b: { type: 'moveWordLeft' },
  f: { type: 'moveWordRight' },
  d: { type: 'deleteWordForward' },
};
