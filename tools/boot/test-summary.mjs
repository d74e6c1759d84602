import { basename } from 'node:path'

/**
 * The closing line of a test run.
 *
 * @param {string | undefined} report vitest's JSON report; absent when vitest could not even write one
 * @param {number} status vitest's exit status
 * @param {number} [otherFailures] failures besides the tests
 * @returns {{ passed: number, failed: number, skipped: number, failures: string[], line: string }} a run that failed for
 *   another reason than a test (a file that doesn't load, a fault outside any test) counts at least one failure;
 *   `failures` name what failed and why, a line each, as `✗ file > test: reason`
 */
export function summarise(report, status, otherFailures = 0) {
  const result = report === undefined ? undefined : JSON.parse(report)
  const passed = result?.numPassedTests ?? 0
  const skipped = (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0)
  const files = result?.testResults ?? []
  const brokenFiles = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  const counted = (result?.numFailedTests ?? 0) + brokenFiles.length
  // No test at all is a failure too: a filter or a setting that hides everything must not look like success.
  const failed = otherFailures + (counted === 0 && (status !== 0 || passed === 0) ? 1 : counted)
  return {
    passed,
    failed,
    skipped,
    failures: [
      ...files.flatMap((file) =>
        file.assertionResults
          .filter((test) => test.status === 'failed')
          .map((test) => failure(file, test.fullName, test.failureMessages?.[0])),
      ),
      ...brokenFiles.map((file) => failure(file, 'does not load', file.message)),
    ],
    line: `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
  }
}

/** Beyond this the report above has more. */
const longestReason = 400

function failure(file, test, reason = '') {
  const said = reason.split('\n    at ')[0].replaceAll(/\s+/g, ' ').trim().slice(0, longestReason)
  return `✗ ${basename(file.name)} > ${test}: ${said}`
}
