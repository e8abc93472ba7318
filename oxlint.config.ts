import { defineConfig } from 'oxlint'

export default defineConfig({
  plugins: [
    'eslint',
    'typescript',
    'unicorn',
    'oxc',
    'import',
    'promise',
    'node',
    'react',
    'jsx-a11y',
    'vitest',
  ],
  jsPlugins: ['./scripts/lint/plugin.ts'],
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: 'error' },
  categories: { correctness: 'error', suspicious: 'error' },
  ignorePatterns: ['**/node_modules', '**/dist/**', 'shots/**', '**/test-results/**'],
  rules: {
    // The house's own: scripts/lint/plugin.ts, with the arrows between folders in scripts/lint/arrows.ts.
    'house/arrows': 'error',
    'house/no-ambient': 'error',
    'house/no-sleep': 'error',

    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'oxc/no-barrel-file': ['error', { threshold: 0 }],
    'typescript/ban-ts-comment': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',
    'typescript/only-throw-error': 'error',
    'typescript/return-await': 'error',
    'typescript/switch-exhaustiveness-check': [
      'error',
      { considerDefaultExhaustiveForUnions: true },
    ],
    eqeqeq: 'error',
    'max-lines': ['error', { max: 400 }],
    'no-console': 'error',

    'jsx-a11y/control-has-associated-label': ['error', { ignoreElements: ['option'] }],
    'typescript/no-base-to-string': ['error', { ignoredTypeNames: ['Text', 'YText'] }],

    // Playwright reads from a fixture's pattern which others it needs: none.
    'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],

    // Kept out of the categories above. Styles and fonts are imported for their effect:
    'import/no-unassigned-import': 'off',
    // the JSX transform needs no React in scope:
    'react/react-in-jsx-scope': 'off',
    // a parameter may be called what it is, whatever else in the file is called so:
    'no-shadow': 'off',
    // a small function may stand where it is used:
    'unicorn/consistent-function-scoping': 'off',
    // what comes from the wire and from Yjs is narrowed by hand, after checks that the compiler cannot follow:
    'typescript/no-unsafe-type-assertion': 'off',
    // a record of functions may be taken apart, and classes here are not:
    'typescript/unbound-method': 'off',
    // Fastify's handlers may be async, this rule thinks of Express:
    'oxc/no-async-endpoint-handlers': 'off',
    // a loop may wait for what a callback changes:
    'no-unmodified-loop-condition': 'off',
    // a last `then` may end with nothing:
    'promise/always-return': 'off',
    // some libraries, Yjs among them, name fields so:
    'no-underscore-dangle': 'off',
    // `fc.assert` and the like are how those libraries are meant to be used:
    'import/no-named-as-default-member': 'off',
    // the compiler's noImplicitReturns says it already:
    'typescript/consistent-return': 'off',
  },
  overrides: [
    {
      // Tools ask for a default export from their configuration and plugins.
      files: ['**/*.config.ts', 'scripts/lint/plugin.ts'],
      rules: { 'import/no-default-export': 'off' },
    },
    {
      // Programs for the terminal, and the one place of the server that writes its log.
      files: ['scripts/**', '*/bench/**', 'server/src/main.ts', 'shared/tools/**', 'e2e/**'],
      rules: { 'no-console': 'off' },
    },
  ],
})
