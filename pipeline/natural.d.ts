/** natural ships types for whole folders only; this is the part that we import by file. */
declare module 'natural/lib/natural/stemmers/porter_stemmer_sv.js' {
  const stemmer: { stem(token: string): string };
  export default stemmer;
}
declare module 'natural/lib/natural/util/stopwords_sv.js' {
  const stopwords: { readonly words: readonly string[] };
  export default stopwords;
}
