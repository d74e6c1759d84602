import type { Constructor } from '@mikro-orm/core'
import type { Migration } from '@mikro-orm/migrations'
import { Base20261122 } from './20261122-base.js'
import { Datasets20261122 } from './20261122-datasets.js'
import { Identity20261122 } from './20261122-identity.js'
import { Runs20261122 } from './20261122-runs.js'
import { Audit20261123 } from './20261123-audit.js'
import { People20261123 } from './20261123-people.js'
import { Runs20261123 } from './20261123-runs.js'
import { Scope20261123 } from './20261123-scope.js'
import { Signin20261123 } from './20261123-signin.js'
import { Verifications20261123 } from './20261123-verifications.js'
import { Accounts20261124 } from './20261124-accounts.js'
import { Handles20261124 } from './20261124-handles.js'
import { Lists20261124 } from './20261124-lists.js'
import { Organisation20261124 } from './20261124-organisation.js'
import { People20261124 } from './20261124-people.js'
import { Search20261124 } from './20261124-search.js'
import { Shell20261124 } from './20261124-shell.js'
import { Trust20261124 } from './20261124-trust.js'
import { Walls20261124 } from './20261124-walls.js'
import { Accounts20261125 } from './20261125-accounts.js'
import { Handover20261125 } from './20261125-handover.js'
import { Lists20261125 } from './20261125-lists.js'
import { Organisation20261125 } from './20261125-organisation.js'
import { Search20261125 } from './20261125-search.js'
import { Workbench20261125 } from './20261125-workbench.js'
import { Lists20261126 } from './20261126-lists.js'
import { Speed20261126 } from './20261126-speed.js'
import { Calendar20261127 } from './20261127-calendar.js'
import { Lists20261127 } from './20261127-lists.js'

/** All migrations in the order in which they run. They are frozen once released and import nothing of ours. */
export const migrations: { name: string; class: Constructor<Migration> }[] = [
  { name: '20261122-base', class: Base20261122 },
  { name: '20261122-identity', class: Identity20261122 },
  { name: '20261122-runs', class: Runs20261122 },
  { name: '20261122-datasets', class: Datasets20261122 },
  { name: '20261123-audit', class: Audit20261123 },
  { name: '20261123-people', class: People20261123 },
  { name: '20261123-runs', class: Runs20261123 },
  { name: '20261123-scope', class: Scope20261123 },
  { name: '20261123-signin', class: Signin20261123 },
  { name: '20261123-verifications', class: Verifications20261123 },
  { name: '20261124-accounts', class: Accounts20261124 },
  { name: '20261124-handles', class: Handles20261124 },
  { name: '20261124-lists', class: Lists20261124 },
  { name: '20261124-organisation', class: Organisation20261124 },
  { name: '20261124-people', class: People20261124 },
  { name: '20261124-search', class: Search20261124 },
  { name: '20261124-shell', class: Shell20261124 },
  { name: '20261124-trust', class: Trust20261124 },
  { name: '20261124-walls', class: Walls20261124 },
  { name: '20261125-accounts', class: Accounts20261125 },
  { name: '20261125-handover', class: Handover20261125 },
  { name: '20261125-lists', class: Lists20261125 },
  { name: '20261125-organisation', class: Organisation20261125 },
  { name: '20261125-search', class: Search20261125 },
  { name: '20261125-workbench', class: Workbench20261125 },
  { name: '20261126-lists', class: Lists20261126 },
  { name: '20261126-speed', class: Speed20261126 },
  { name: '20261127-calendar', class: Calendar20261127 },
  { name: '20261127-lists', class: Lists20261127 },
]
