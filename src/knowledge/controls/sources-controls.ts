import type { Source } from '../source.ts';

const page = (id: string, title: string, url: string): Source => ({ id, title, url });

/** The texts of the rules themselves. */
export const controlSources = {
  gdpr: page('gdpr', 'Regulation (EU) 2016/679 (GDPR)', 'https://eur-lex.europa.eu/eli/reg/2016/679/oj'),
  hipaa: page(
    'hipaa-164-312',
    'HIPAA Security Rule: technical safeguards, 45 CFR 164.312',
    'https://www.ecfr.gov/current/title-45/section-164.312',
  ),
  pci: page('pci-dss', 'PCI DSS v4.0.1', 'https://www.pcisecuritystandards.org/document_library/'),
  soc2: page(
    'soc2-tsc',
    'AICPA: 2017 Trust Services Criteria, revised points of focus 2022',
    'https://www.aicpa-cima.com/resources/download/2017-trust-services-criteria-with-revised-points-of-focus-2022',
  ),
  ccpa: page(
    'ccpa',
    'California Civil Code, title 1.81.5 (CCPA, as amended by the CPRA)',
    'https://leginfo.legislature.ca.gov/faces/codes_displayText.xhtml?division=3.&part=4.&lawCode=CIV&title=1.81.5',
  ),
  ferpa: page('ferpa', 'FERPA: 34 CFR part 99', 'https://www.ecfr.gov/current/title-34/part-99'),
  iso: page('iso-27001', 'ISO/IEC 27001:2022', 'https://www.iso.org/standard/27001'),
  fips199: page(
    'fips-199',
    'NIST FIPS 199: categorisation of information',
    'https://csrc.nist.gov/pubs/fips/199/final',
  ),
  owaspInjection: page(
    'owasp-sql-injection',
    'OWASP: SQL injection prevention cheat sheet',
    'https://cheatsheetseries.owasp.org/cheatsheets/SQL_Injection_Prevention_Cheat_Sheet.html',
  ),
  owaspDatabase: page(
    'owasp-database',
    'OWASP: database security cheat sheet',
    'https://cheatsheetseries.owasp.org/cheatsheets/Database_Security_Cheat_Sheet.html',
  ),
} as const satisfies Readonly<Record<string, Source>>;
