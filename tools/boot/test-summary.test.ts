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
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ]
    expect(summarise(report({ numPassedTests: 1, numFailedTests: 1, testResults }), 1).line).toBe(
      '1 passed, 2 failed',
    )
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
