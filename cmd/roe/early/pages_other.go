//go:build !linux || !(amd64 || arm64)

package early

// largePages is for systems that give them to those who ask.
func largePages() {}
