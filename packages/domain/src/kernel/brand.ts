declare const brand: unique symbol

/** A primitive with a name: two brands of the same primitive can't be mixed up. Costs nothing at run time. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
