import { expect, test } from 'vitest'
import { splitStatements } from './sql-statements.ts'

test.each([
  ['two plain ones', `select 1; select 2`, ['select 1', 'select 2']],
  ['an empty file', ` \n `, []],
  ['comments alone', `-- nothing; here\n/* nor; here */`, []],
  ['a last semicolon', `select 1;\n`, ['select 1']],
  ['a comment before', `-- why; indeed\nselect 1;`, ['-- why; indeed\nselect 1']],
  ['a string', `select 'a;b'; select 2`, [`select 'a;b'`, 'select 2']],
  ['a doubled quote', `select 'it''s; so'; select 2`, [`select 'it''s; so'`, 'select 2']],
  ['a backslash that escapes nothing', `select '\\'; select 2`, [`select '\\'`, 'select 2']],
  ['a backslash in an E string', `select e'\\';'; select 2`, [`select e'\\';'`, 'select 2']],
  ['a quoted name', `select 1 as "a;""b"; select 2`, [`select 1 as "a;""b"`, 'select 2']],
  ['a dollar quote', `do $$ begin; end $$; select 2`, ['do $$ begin; end $$', 'select 2']],
  ['a tagged dollar quote', `do $x$ a; $$ b; $y$ c $x$; select 2`, ['do $x$ a; $$ b; $y$ c $x$', 'select 2']],
  ['a parameter, which is no quote', `prepare p as select $1; select $2`, ['prepare p as select $1', 'select $2']],
  ['a dollar inside a name', `select a$b$ from c; select 2`, ['select a$b$ from c', 'select 2']],
  ['a nested comment', `select /* a; /* b; */ c; */ 1; select 2`, ['select /* a; /* b; */ c; */ 1', 'select 2']],
  ['a quote in a comment', `select 1 -- it's\n; select 2`, [`select 1 -- it's`, 'select 2']],
  ['division and minus', `select 4/2 - -1; select 2`, ['select 4/2 - -1', 'select 2']],
  ['Chinese', `comment on table a is '账目；一行;'; select 2`, [`comment on table a is '账目；一行;'`, 'select 2']],
])('%s', (_name, text, statements) => {
  expect(splitStatements(text)).toEqual(statements)
})

test.each([`select 'a`, `select "a`, `do $$ a`, `do $x$ a $y$`, `/* a /* b */`])(
  'what is not closed is refused: %s',
  (text) => {
    expect(() => splitStatements(text)).toThrow(/unfinished/)
  },
)
