package main


func task() {
  for {
    select {
      // case <- exit:
      // return 
      case <- other // ERROR "syntax error: unexpected newline, expected :"
      	//do task
    }
  }      
}

func  main() {
  go task()
}

func main() {}
