import type { Problem } from '@zhengmei/domain/dataset'

/** Ends the reading of a workbook; caught where the workbook is opened or a sheet is read, and told as a refusal there. */
export class WorkbookFault extends Error {
  constructor(
    readonly problem: Problem,
    cause?: unknown,
  ) {
    super(problem.reason.en, { cause })
  }
}
