/** The alias of tsconfig.json, in the form that dependency-cruiser can read without TypeScript's API. */
module.exports = {
  resolve: { alias: { '@': __dirname }, extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.json'] },
}
