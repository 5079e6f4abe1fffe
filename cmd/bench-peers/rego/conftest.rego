# The same for conftest, which denies each conflict in a sentence.
package main

import data.pairs

deny contains sprintf("%s, helped by %s: %s: %s (%s and %s)", conflict) if some conflict in pairs.conflicts
