// Empty does nothing: the least that a Go program takes to start and end.
package main

func main() {}
