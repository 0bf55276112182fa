export { readAnswersFile } from './read-answers-file.ts';
export { writeAnswersFile } from './write-answers-file.ts';
