import { defineTexts } from '../../ui/language'

/** What is said of a password while it is typed. */
export const usePasswordTexts = defineTexts({
  zh: {
    strength: '强度',
    strength0: '极易猜到',
    strength1: '很容易猜到',
    strength2: '容易猜到',
    strength3: '较难猜到',
    strength4: '很难猜到',
    good: '可以使用',
  },
  en: {
    strength: 'Strength',
    strength0: 'guessed at once',
    strength1: 'very easy to guess',
    strength2: 'easy to guess',
    strength3: 'hard to guess',
    strength4: 'very hard to guess',
    good: 'This one will do',
  },
})
