/** A file's text, taken in at build time: `import text from './page.py?raw'`. */
declare module '*?raw' {
  const text: string;
  export default text;
}
