import type { Regime } from '../sizing/workload.ts';

/** Regimes as sentences name them. */
export const regimeNames: Readonly<Record<Regime, string>> = {
  gdpr: 'GDPR',
  hipaa: 'HIPAA',
  pci: 'PCI DSS',
  soc2: 'SOC 2',
  ccpa: 'CCPA',
  ferpa: 'FERPA',
  iso27001: 'ISO 27001',
};
