import { notice2024 } from './2024.js'
import { notice2025 } from './2025.js'
import { notice2026 } from './2026.js'
import type { HolidayNotice } from './notice.js'

/** Every notice that the product carries, one per year, without a missing year between. */
export const holidayNotices: readonly HolidayNotice[] = [notice2024, notice2025, notice2026]
