// Read-books reads the books at some paths as every command of roe does, and
// ends: what reading alone takes.
package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"roe.example/checker/load"
	_ "roe.example/cmd/roe/early" // memory is cleared as in the program
)

func main() {
	load.ServeChild()
	loaded, err := load.Load(context.Background(), os.Args[1:], load.Options{Timeout: 10 * time.Minute, Cache: load.CacheFolder()})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	for _, d := range loaded.Diagnostics {
		fmt.Fprintln(os.Stderr, d.Message)
	}
	if len(loaded.Diagnostics) > 0 {
		os.Exit(2)
	}
	agencies := 0
	for _, b := range loaded.Books {
		agencies += len(b.Book.Agencies)
	}
	fmt.Println(agencies, "agencies")
}
