import { useEffect, useRef, useState } from 'react';
import type { UpdateSummary } from '../../document/plan-update.ts';
import type { Answers } from '../../intake/answers.ts';
import type { Ports } from '../ports.ts';

/** What writing would do to the document that stands there; `expected` waits until that is known. */
export function useUpdate(
  ports: Ports,
  output: string,
  answers: Answers,
): { readonly update: UpdateSummary | null; readonly expected: () => Promise<UpdateSummary | null> } {
  const [preview, setPreview] = useState<{
    readonly of: Answers;
    readonly at: string;
    readonly known: UpdateSummary | null;
  } | null>(null);
  const pending = useRef<Promise<UpdateSummary | null>>(Promise.resolve(null));
  useEffect(() => {
    const stop = new AbortController();
    pending.current = ports.previewUpdate(output, answers, stop.signal);
    void pending.current.then((known) => {
      if (!stop.signal.aborted) setPreview({ of: answers, at: output, known });
    });
    return () => stop.abort();
  }, [ports, output, answers]);
  const isCurrent = preview?.of === answers && preview.at === output;
  return { update: isCurrent ? preview.known : null, expected: () => pending.current };
}
