/**
 * Vitest 5 groups the attempts of a failed test with Map.groupBy, which Node 20 lacks; without it the reason of the
 * failure is lost behind "Map.groupBy is not a function".
 */
Map.groupBy ??= (items, keyOf) => {
  const groups = new Map();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index);
    index += 1;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
};
