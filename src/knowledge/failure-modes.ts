import { apiFailures } from './failure-modes/api-failures.ts';
import { appFailures } from './failure-modes/app-failures.ts';
import { databaseFailures } from './failure-modes/database-failures.ts';
import { deployFailures } from './failure-modes/deploy-failures.ts';
import { fileFailures } from './failure-modes/file-failures.ts';
import { loadFailures } from './failure-modes/load-failures.ts';
import { streamFailures } from './failure-modes/stream-failures.ts';

/** Every known way to fail, in the order of a document: from the sources to the deploy. */
export const failurePatterns = [
  ...databaseFailures,
  ...apiFailures,
  ...fileFailures,
  ...streamFailures,
  ...loadFailures,
  ...appFailures,
  ...deployFailures,
] as const;
