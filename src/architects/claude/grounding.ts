import type { Blueprint } from '../../blueprint/blueprint.ts';
import { renderCode } from '../../exports/scaffold/render-code.ts';
import { formatQuantity } from '../../intake/quantities/format-quantity.ts';

/**
 * The blueprint as the model reads it: compact JSON between tags that mark it as data, with every figure already
 * formatted so that the model never rounds.
 */
export function blueprintAsData(blueprint: Blueprint): string {
  const { ledger, workload: _workload, answers: _answers, sources, ...rest } = blueprint;
  const data = {
    ...rest,
    ledger: ledger.quantities.map((quantity) => ({
      id: quantity.id,
      label: quantity.label,
      value: formatQuantity(quantity.value, quantity.unit),
      formula: quantity.formula,
      working: quantity.working,
      provenance: quantity.provenance,
    })),
    constants: ledger.constants.map((constant) => ({
      id: constant.id,
      value: formatQuantity(constant.value, constant.unit),
      about: constant.about,
      confidence: constant.confidence,
      url: constant.source.url,
    })),
    sources: sources.map(({ title, url }) => ({ title, url })),
  };
  return asData('blueprint', JSON.stringify(data, null, 1));
}

/** The code that was rendered and verified for this blueprint, file by file. */
export function codeAsData(blueprint: Blueprint): string {
  const files = renderCode(blueprint).map((file) => `--- ${file.path} (${file.title}: ${file.purpose})\n${file.text}`);
  return asData('verified_code', files.join('\n'));
}

/** A closing tag inside the data would end it early, so it is broken up. */
function asData(tag: string, text: string): string {
  return `<${tag}>\n${text.replaceAll(`</${tag}`, `<\\/${tag}`)}\n</${tag}>`;
}
