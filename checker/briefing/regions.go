package briefing

import (
	"maps"
	"slices"

	"roe.example/checker/calculus"
	"roe.example/checker/region"
)

type (
	shareOf = calculus.Share
	areaOf  = region.Region
)

func boxed(b region.Box) region.Region { return region.Of(b) }

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
