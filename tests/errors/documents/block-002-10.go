package main

import "os"

func writeManyFiles(files []File) error {
  for _,file := range files {
    if err := func() error {
      f,err := os.Open(file.path)
      if err := nil { // ERROR "syntax error: cannot use err := nil as value"
        	return err
      }
      // The close method will be called at the end of the current loop step
      defer f.Close()
      
      _, err = f.WriteString(file.content)
      if err != nil {
        return err
      }
      
      return f.Sync()
    }() ;err != nil {
      return err
    }
  }
  return nil
}

func main() {}
