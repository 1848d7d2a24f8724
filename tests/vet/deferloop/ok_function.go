package main

import "os"

func all(names []string) error {
	for _, n := range names {
		err := func() error {
			f, err := os.Open(n)
			if err != nil {
				return err
			}
			defer f.Close()
			return nil
		}()
		if err != nil {
			return err
		}
	}
	return nil
}

func main() { all(nil) }
