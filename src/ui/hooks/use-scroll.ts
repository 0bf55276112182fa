import {
  scroll,
  scrollIntention,
  settleScroll,
  type ScrollIntention,
  type ScrollState,
} from '../components/layout/scroll.ts';
import { useKeyboard, type KeyboardOptions } from './keyboard.tsx';
import { useLiveReducer } from './use-live-reducer.ts';

export interface ScrollControl extends ScrollState {
  readonly move: (intention: ScrollIntention) => void;
}

/**
 * Scrolling by keys: arrows, Page Up and Down, Home, End (and j k b Space g G).
 *
 * @param extent lines there are and lines shown
 * @param options `startsFollowing` keeps the view at the end while lines are added; the rest as for `useKeyboard`
 */
export function useScroll(
  extent: { readonly total: number; readonly height: number },
  options: KeyboardOptions & { readonly startsFollowing?: boolean } = {},
): ScrollControl {
  const { total, height } = extent;
  const [state, dispatch] = useLiveReducer(reduceScroll, () => ({
    offset: 0,
    isFollowing: options.startsFollowing ?? false,
  }));
  const move = (intention: ScrollIntention): void => void dispatch({ intention, total, height });
  useKeyboard((press) => {
    const intention = scrollIntention(press);
    if (intention !== undefined) move(intention);
    return intention !== undefined;
  }, options);
  return { ...settleScroll(state, extent), move };
}

function reduceScroll(
  state: ScrollState,
  action: { readonly intention: ScrollIntention; readonly total: number; readonly height: number },
): ScrollState {
  return scroll(state, action.intention, action);
}
