import type { Finding } from '../finding.ts';
import { answerRemedy, secondsAtMost } from './answer-remedy.ts';
import { finding, type FindingContext, type FindingRule, seconds, secondsAtLeast } from './finding-rule.ts';

const year = 365 * 86_400;

/** Data that is shown or loaded longer than it is kept, or kept longer or shorter than rules want. */
export const retention: FindingRule = (context) => rules.flatMap((rule) => rule(context));

type RetentionRule = (context: FindingContext) => readonly Finding[];

const shorterThanHistory: RetentionRule = ({ workload }) => {
  const { history, retention: kept } = workload;
  if (kept.value >= history.value) return [];
  return [
    finding({
      name: 'history-retention',
      severity: 'blocker',
      title: 'The app shows more history than is kept',
      because: `Of the ${seconds(history.value)} of history on the screen, what is older than ${seconds(kept.value)} will have been deleted.`,
      remedies: [
        `a retention of ${secondsAtLeast(history.value)}`,
        ...answerRemedy('history', kept.value, `a history of ${secondsAtMost(kept.value)}`),
        'aggregates without personal data, kept longer than the rows',
      ],
      answers: [history, kept],
    }),
  ];
};

const backfillTooLong: RetentionRule = ({ workload }) => {
  if (workload.backfill.value <= workload.retention.value) return [];
  return [
    finding({
      name: 'backfill-retention',
      severity: 'risk',
      title: `The first load brings rows that are to be deleted at once`,
      because: `${seconds(workload.backfill.value)} are loaded at the start and ${seconds(workload.retention.value)} are kept.`,
      remedies: [`a first load of ${secondsAtMost(workload.retention.value)}`],
      answers: [workload.backfill, workload.retention],
    }),
  ];
};

const personalTooLong: RetentionRule = ({ workload }) => {
  const isPersonal = workload.personalData.value !== 'none';
  if (!isPersonal || !workload.regimes.value.includes('gdpr') || workload.retention.value <= 5 * year) return [];
  return [
    finding({
      name: 'gdpr-retention',
      severity: 'risk',
      title: `Personal data kept for ${seconds(workload.retention.value)} needs a reason`,
      because:
        'GDPR Art. 5(1)(e) allows no longer than the purpose needs, and erasure must reach every copy: raw files, staging, caches, backups.',
      remedies: [
        'the purpose and its time limit in the record of processing (Art. 30)',
        'pseudonyms or aggregates after the time that the purpose needs',
      ],
      answers: [workload.retention, workload.personalData, workload.regimes],
    }),
  ];
};

const auditLogs: RetentionRule = ({ workload }) => {
  if (!workload.regimes.value.includes('pci')) return [];
  return [
    finding({
      name: 'pci-logs',
      severity: 'advice',
      title: 'The logs of access to card data outlive the other logs',
      because: `PCI DSS 10.5.1 keeps them 12 months, the last 3 at hand, whatever the ${seconds(workload.retention.value)} say for the data itself.`,
      remedies: ['a log store of its own with 12 months', 'no card numbers at all: tokens instead'],
      answers: [workload.regimes, workload.retention],
    }),
  ];
};

const rules: readonly RetentionRule[] = [shorterThanHistory, backfillTooLong, personalTooLong, auditLogs];
