import { describe, expect, it } from 'vitest'
import { summarise } from './test-summary.mjs'

const report = (values: object) =>
  JSON.stringify({
    numPassedTests: 0,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [],
    ...values,
  })

describe('the closing line', () => {
  it('counts tests', () => {
    expect(summarise(report({ numPassedTests: 12 }), 0).line).toBe('12 passed, 0 failed')
    expect(summarise(report({ numPassedTests: 12, numFailedTests: 2 }), 1).line).toBe('12 passed, 2 failed')
    expect(summarise(report({ numPassedTests: 12, numPendingTests: 1, numTodoTests: 2 }), 0).line).toBe(
      '12 passed, 0 failed, 3 skipped',
    )
  })

  it('counts a file that does not even load', () => {
    const testResults = [
      { name: '/x/a.test.ts', status: 'failed', assertionResults: [] },
      { name: '/x/b.test.ts', status: 'failed', assertionResults: [{ status: 'failed', fullName: 'b' }] },
      { name: '/x/c.test.ts', status: 'passed', assertionResults: [{ status: 'passed', fullName: 'c' }] },
    ]
    expect(summarise(report({ numPassedTests: 1, numFailedTests: 1, testResults }), 1).line).toBe(
      '1 passed, 2 failed',
    )
  })

  it('is led by what failed and why, a line each', () => {
    const failureMessages = ['AssertionError: expected 1\n  to be 2\n    at /x/b.test.ts:3:1']
    const testResults = [
      { name: '/x/a.test.ts', status: 'failed', assertionResults: [], message: 'no such module' },
      {
        name: '/x/b.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'goes well' },
          { status: 'failed', fullName: 'one is two', failureMessages },
        ],
      },
    ]
    expect(summarise(report({ testResults }), 1).failures).toEqual([
      '✗ b.test.ts > one is two: AssertionError: expected 1 to be 2',
      '✗ a.test.ts > does not load: no such module',
    ])
  })

  it('counts failures besides the tests', () => {
    expect(summarise(report({ numPassedTests: 12 }), 0, 2).line).toBe('12 passed, 2 failed')
  })

  it('is never a success when the run broke, wrote no report or found no test', () => {
    expect(summarise(report({ numPassedTests: 3 }), 1).failed).toBe(1)
    expect(summarise(undefined, 0).failed).toBe(1)
    expect(summarise(report({}), 0).failed).toBe(1)
  })
})
