package load

import (
	"os"
	"strconv"
)

// oracleCases is how many random cases a test tries: ROE_ORACLE_CASES, or as
// many as take a moment.
func oracleCases(few int) int {
	if n, err := strconv.Atoi(os.Getenv("ROE_ORACLE_CASES")); err == nil {
		return n
	}
	return few
}
