import { useEffect, useState } from 'react';

/**
 * The value as it was when it last stayed the same for a while: what is derived from it and takes time is then computed
 * after the key that changed it was drawn, not before. Give it an object that stays the same between changes.
 */
export function useSettled<Value>(value: Value, milliseconds: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (settled === value) return undefined;
    const timer = setTimeout(() => setSettled(() => value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, settled, milliseconds]);
  return settled;
}
