export { PeopleListResolver } from './people-list.resolver.js'
export { peopleListRoutes } from './people-list.routes.js'
