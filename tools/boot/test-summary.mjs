/**
 * The closing line of a test run.
 *
 * @param {string | undefined} report vitest's JSON report; absent when vitest could not even write one
 * @param {number} status vitest's exit status
 * @param {number} [otherFailures] failures besides the tests
 * @returns {{ passed: number, failed: number, skipped: number, line: string }} a run that failed for another reason
 *   than a test (a file that doesn't load, a fault outside any test) counts at least one failure
 */
export function summarise(report, status, otherFailures = 0) {
  const result = report === undefined ? undefined : JSON.parse(report)
  const passed = result?.numPassedTests ?? 0
  const skipped = (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0)
  const brokenFiles = (result?.testResults ?? []).filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length
  const counted = (result?.numFailedTests ?? 0) + brokenFiles
  // No test at all is a failure too: a filter or a setting that hides everything must not look like success.
  const failed = otherFailures + (counted === 0 && (status !== 0 || passed === 0) ? 1 : counted)
  return {
    passed,
    failed,
    skipped,
    line: `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
  }
}
