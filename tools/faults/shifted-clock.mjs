// Loaded into every process of a product (NODE_OPTIONS=--import): its clock is wrong by CLOCK_SHIFT_MS.
const shift = Number(process.env.CLOCK_SHIFT_MS)
const RightDate = Date

globalThis.Date = class WrongDate extends RightDate {
  constructor(...args) {
    if (args.length === 0) super(RightDate.now() + shift)
    else super(...args)
  }

  static now() {
    return RightDate.now() + shift
  }
}
