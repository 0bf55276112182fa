import { useCallback, useRef, useState } from 'react';

/**
 * A reducer whose newest state can be read at once, not only after the next drawing: `dispatch` returns it, `read`
 * gives it. Key handlers need that when Enter comes right behind the letters it accepts. `reduce` must be a
 * function that does not change from one drawing to the next.
 */
export function useLiveReducer<State, Action>(
  reduce: (state: State, action: Action) => State,
  initial: () => State,
): readonly [state: State, dispatch: (action: Action) => State, read: () => State] {
  const [state, setState] = useState(initial);
  const newest = useRef(state);
  const dispatch = useCallback(
    (action: Action) => {
      newest.current = reduce(newest.current, action);
      setState(newest.current);
      return newest.current;
    },
    [reduce],
  );
  const read = useCallback(() => newest.current, []);
  return [state, dispatch, read];
}
