import { Option } from 'commander';
import { type Depth, depths } from '../intake/question.ts';

export interface DepthOption {
  depth?: Depth;
}

/** The flag of commands that ask: how many questions. */
export function depthOption(): Option {
  return new Option('--depth <depth>', 'how many questions, instead of the depth in the settings').choices(depths);
}
