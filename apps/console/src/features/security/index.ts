export { SignInOfPerson } from './sign-in-of-person'
